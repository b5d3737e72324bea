import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { linesOut, packagesOf } from './lines-out.js';
import { filesUnder, sourceUnder, textOf, type SourceFile } from './source-files.js';

/** Where the service asks something of somebody outside: the issuer's public keys, and nothing is said in it (D10). */
const ASKS = ['src/platform/sign-in/issuer-documents.ts fetch'];

/** The packages of the service that open a line, each to its own databases, and where. */
const OPEN_LINES: Readonly<Record<string, RegExp>> = {
  pg: /^src\/platform\/(stores|keys)\//,
  'pg-boss': /^src\/platform\/(jobs\/|stores\/migrate\/jobs-schema\.ts$)/,
  // Its connections are the stores'; entities and repositories speak over these.
  typeorm: /^src\/platform\/stores\/|\.(entity|repository)\.ts$/,
};
/** Those that answer, compute or write to the standard output; each new one is looked at before it stands here. */
const OPEN_NONE: ReadonlySet<string> = new Set([
  '@casl/ability',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  'ajv',
  'bidi-js',
  'canonicalize',
  'csv-parse',
  'fontkit',
  'jose',
  'passport',
  'pdfkit',
  'pino',
  'reflect-metadata',
  'rxjs',
  'temporal-polyfill',
  'yaml',
  'yazl',
  'zod',
]);
/** A name of a package above that would fetch, or hand its work to another thread. */
const SENDS_AFTER_ALL = /\b(createRemoteJWKSet|fromFetch|webSocket)\b|rxjs\/(ajax|fetch|webSocket)|\btransport\s*:/;

const service = sourceUnder('src').filter(
  ({ path }) => !path.startsWith('src/demo/') && !/\.(spec|fixture)\.ts$/.test(path),
);

/** A file that isn't there, with this in it. */
function written(text: string): SourceFile {
  return {
    path: 'src/planted.ts',
    text,
    tree: ts.createSourceFile('src/planted.ts', text, ts.ScriptTarget.ESNext, true),
  };
}

const withoutLine = (place: string): string => place.replace(/:\d+ /, ' ');

describe('what leaves the service', () => {
  test('P1 nothing in it opens a line to anybody, but to the issuer whose keys it asks', () => {
    const found = service.flatMap(linesOut).map(withoutLine);
    expect([...new Set(found)].sort()).toEqual(ASKS);
  });

  test('P1 each package that it runs with is known to open none, or stands where its databases are spoken to', () => {
    const elsewhere = service.flatMap((file) =>
      packagesOf(file)
        .filter((name) => !OPEN_NONE.has(name) && OPEN_LINES[name]?.test(file.path) !== true)
        .map((name) => `${file.path} ${name}`),
    );
    expect(elsewhere).toEqual([]);
    const used = new Set(service.flatMap(packagesOf));
    expect([...OPEN_NONE, ...Object.keys(OPEN_LINES)].filter((name) => !used.has(name))).toEqual([]);
  });

  test('P1 of those that open none it uses nothing that would', () => {
    expect(service.filter(({ text }) => SENDS_AFTER_ALL.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('P1 nor do its databases: no migration reaches another server, a program or a file', () => {
    const reaching =
      /\b(dblink|\w+_fdw|FOREIGN DATA|PROGRAM|LANGUAGE\s+(c|pl(perl|python|tcl)\w*)|lo_export|pg_notify|CREATE\s+(SUBSCRIPTION|PUBLICATION|SERVER|EXTENSION))\b/i;
    const files = filesUnder('migrations').filter((path) => path.endsWith('.sql'));
    const code = (path: string): string => textOf(path).replace(/--.*$/gm, '');
    expect([files.length > 50, files.filter((path) => reaching.test(code(path)))]).toEqual([true, []]);
  });

  test.each([
    ["import { connect } from 'node:net';", 'net'],
    ["import { isIP, createConnection as open } from 'net';", 'net'],
    ["import http from 'node:http';", 'http'],
    ["import * as secure from 'https';", 'https'],
    ["import { STATUS_CODES, request } from 'node:http';", 'http'],
    ["import 'node:inspector';", 'inspector'],
    ["import { lookup } from 'node:dns/promises';", 'dns'],
    ["export { connect } from 'node:tls';", 'tls'],
    ["import { spawn } from 'node:child_process';", 'child_process'],
    ["const held = await import('nodemailer');", 'import()'],
    ["const held = createRequire(import.meta.url)('undici');", 'createRequire'],
    ["import { createRequire as find } from 'node:module';", 'createRequire'],
    ["process.getBuiltinModule('net');", 'getBuiltinModule'],
    ["await fetch('https://elsewhere.example.test');", 'fetch'],
    ['const send = { by: fetch };', 'fetch'],
    ['globalThis.fetch(place);', 'fetch'],
    ["globalThis['fet' + 'ch'](place);", 'globalThis[]'],
    ['new WebSocket(place);', 'WebSocket'],
  ])('P1 %s would be found', (text, by) => {
    expect(linesOut(written(text)).map(withoutLine)).toEqual([`src/planted.ts ${by}`]);
  });

  test.each([
    ["import type { Socket } from 'node:net';"],
    ["import { isIPv6, type Socket } from 'node:net';"],
    ["import { STATUS_CODES } from 'node:http';"],
    ['class Keys { async fetch() { return this.fetch(); } }'],
    ["import { createRequire } from 'node:module';\nreadFileSync(createRequire(import.meta.url).resolve('a/b.css'));"],
    ["sealed.permit(context, 'fetch', 'C2');"],
    ['const { binding } = this; cursors.binding(list);'],
  ])('P1 %s opens none', (text) => {
    expect(linesOut(written(text))).toEqual([]);
  });

  test('P1 a package that nobody looked at is found, also where a part of it is named; a type of it is gone once it is built', () => {
    const file = written(
      "import mail from 'nodemailer/lib/mailer';\nimport type { Any } from 'axios';\nexport * from '@any/client/x';",
    );
    expect(packagesOf(file)).toEqual(['nodemailer', '@any/client']);
  });
});
