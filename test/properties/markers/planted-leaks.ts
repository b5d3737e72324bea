import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { ServiceLog } from '../../../src/platform/logging/service-log.js';
import type { MarkedHouse } from './marked-house.js';

/** Somebody who may get nothing, and gets something in a header, and somebody who gets it in a body. */
export const PLANTED_ACTORS = ['told in a header', 'told in a body'] as const;

type InDatabase = (client: pg.Client, text: string) => Promise<unknown>;

/** Said by the server alone: the statement that makes it say so reads the other way round. */
const raised: InDatabase = async (client, text) =>
  client.query(`DO $$ BEGIN RAISE LOG '%', reverse('${Array.from(text).reverse().join('')}'); END $$`);

/** Written, deleted again and no longer in any column: the page on the disk has it still. */
const deleted: InDatabase = async (client, text) => {
  await client.query('CREATE TABLE public.planted_and_deleted (note text)');
  await client.query('INSERT INTO public.planted_and_deleted VALUES ($1)', [text]);
  await client.query('CHECKPOINT');
  await client.query('DELETE FROM public.planted_and_deleted');
};

/** Twice: a record that lies across the end of a page of the log has that page's header in its midst. */
const emitted: InDatabase = async (client, text) =>
  client.query("SELECT pg_logical_emit_message(false, 'planted', $1::text) FROM generate_series(1, 2)", [text]);

const IN_MAIN: Readonly<Record<string, InDatabase>> = {
  'log of the main cluster': raised,
  'files of the main database': deleted,
  'write-ahead log of the main cluster': emitted,
  'trail.line.claims': (client, text) =>
    client.query(
      `INSERT INTO trail.line (at, request_id, action, kind, outcome, status, source, route, claims)
       VALUES (now(), $1, 'read', 'Employee', 'allowed', 200, 'test', 'test', jsonb_build_object('x-user', $2::text))`,
      [randomUUID(), text],
    ),
  'trail.attempt.source': (client, text) =>
    client.query('INSERT INTO trail.attempt (minute, source, count) VALUES (now(), $1, 1)', [text]),
  'desk.notice.code': (client, text) =>
    client.query('INSERT INTO desk.notice (id, account_id, code) VALUES ($1, $1, lower($2))', [randomUUID(), text]),
  'desk.idempotency.answer': (client, text) => client.query(answerIn('desk'), [randomUUID(), text]),
  'medical.idempotency.answer': (client, text) => client.query(answerIn('medical'), [randomUUID(), text]),
  'jobs.job.data': (client, text) =>
    client.query(
      `INSERT INTO jobs.job (name, data) SELECT name, jsonb_build_object('about', $1::text) FROM jobs.queue LIMIT 1`,
      [text],
    ),
  'access.record.kind': (client, text) =>
    client.query('INSERT INTO access.record (id, kind) VALUES ($1, $2)', [randomUUID(), text]),
  'employee.identity.sealed': (client, text) =>
    client.query("UPDATE employee.identity SET sealed = convert_to($1, 'UTF8')", [text]),
  'medical.piece_version.sealed': (client, text) =>
    client.query("UPDATE medical.piece_version SET sealed = convert_to($1, 'UTF8')", [text]),
  'public.planted.note': async (client, text) => {
    await client.query('CREATE TABLE public.planted (note text)');
    await client.query('INSERT INTO public.planted VALUES ($1)', [text]);
  },
};

const IN_KEYS: Readonly<Record<string, InDatabase>> = {
  'log of the keys cluster': raised,
  'files of the keys database': deleted,
  'write-ahead log of the keys cluster': emitted,
  'keys.data_key.wrapped': (client, text) =>
    client.query("UPDATE keys.data_key SET wrapped = convert_to($1, 'UTF8')", [text]),
};

const IN_PROCESS: Readonly<Record<string, (house: MarkedHouse, text: string) => void>> = {
  'log of the service': ({ service }, text) => {
    service.app.get(ServiceLog).event('planted', { code: text.toLowerCase() });
  },
  'output of the process': ({ heard }, text) => {
    heard.quietly(() => process.stdout.write(`planted: ${text}\n`));
  },
};

/** Every channel in which a marker is planted. */
export const PLANTED_CHANNELS = [IN_PROCESS, IN_MAIN, IN_KEYS].flatMap((places) => Object.keys(places));

/** How the marker is called that is planted in a channel, or shown to an actor. */
export function plantedIn(place: string): string {
  return `planted in ${place}`;
}

/** Lets one marker out through every channel. */
export async function plantLeaks(house: MarkedHouse): Promise<void> {
  const { mint } = house;
  for (const [channel, plant] of Object.entries(IN_PROCESS)) plant(house, mint.word(plantedIn(channel)));
  for (const [connect, places] of [
    [house.inMain(), IN_MAIN],
    [house.inKeys(), IN_KEYS],
  ] as const) {
    const client = await connect;
    for (const [channel, plant] of Object.entries(places)) await plant(client, mint.word(plantedIn(channel)));
    await client.end();
  }
  await tellTooMuch(house);
}

async function tellTooMuch({ mint, transcript }: MarkedHouse): Promise<void> {
  const [inHeader, inBody] = PLANTED_ACTORS.map((actor) => mint.word(plantedIn(actor)));
  const server = createServer(({ url }, response) => {
    if (url === '/header') response.setHeader('x-planted', inHeader ?? '').end();
    else response.end(inBody);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    // No service of ours: nothing describes what it answers.
    for (const [actor, path] of [
      [PLANTED_ACTORS[0], 'header'],
      [PLANTED_ACTORS[1], 'body'],
    ] as const) {
      const response = await fetch(`http://127.0.0.1:${port}/${path}`);
      transcript.keep(actor, { status: response.status, headers: response.headers, text: await response.text() });
    }
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function answerIn(schema: 'desk' | 'medical'): string {
  return `INSERT INTO ${schema}.idempotency (account_id, key, digest, answer)
          VALUES ($1, 'planted', '', jsonb_build_object('text', $2::text))`;
}
