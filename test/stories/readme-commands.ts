import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the commands of README are run. */
export interface ReadmeShell {
  /** A folder of the test's own, for what stands in for `npm` and `curl`. */
  readonly folder: string;
  /** The token command's built program. */
  readonly token: string;
  readonly port: number;
  readonly dataFolder: string;
}

/** What a command of README did. */
export interface ReadmeOutcome {
  readonly command: string;
  /** Of the answer; null where nothing was asked. */
  readonly status: number | null;
  readonly exitCode: number;
  /** What stood on the error output. */
  readonly complaint: string;
}

interface Said {
  readonly [field: string]: unknown;
  readonly items?: readonly { readonly kind?: string; readonly id: string; readonly digest?: string }[];
}

/** `X=…`, which a reader fills in from an answer, by the field that it stands in there. */
const FROM_ANSWER: Readonly<Record<string, string>> = { NINA: 'accountId', ROLE: 'roleId' };
const BLOCK = /^```(\w*)\n(.*?)^```$/gms;
const SERVICE = 'http://127.0.0.1:3000';

/** What README asks of curl, and the status beside the answer; a machine that tests has no curl of its own. */
const CURL = `#!${process.execPath}
const { parseArgs } = require('node:util');
const options = { s: { type: 'boolean', short: 's' }, S: { type: 'boolean', short: 'S' }, header: { type: 'string', short: 'H', multiple: true },
  data: { type: 'string', short: 'd' }, method: { type: 'string', short: 'X' } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const headers = Object.fromEntries((values.header ?? []).map((header) => header.split(/: (.*)/s).slice(0, 2)));
const method = values.method ?? (values.data === undefined ? 'GET' : 'POST');
fetch(positionals[0], { headers, method, body: values.data }).then(async (response) => {
  process.stdout.write(JSON.stringify({ status: response.status, body: await response.json() }));
});
`;

async function standIns({ folder, token }: ReadmeShell): Promise<void> {
  const npm = `#!/bin/sh\n[ "$1 $2 $3 $4" = "run --silent token --" ] && shift 4 && exec "${process.execPath}" "${token}" "$@"\n`;
  for (const [name, text] of [
    ['npm', npm],
    ['curl', CURL],
  ] as const) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
}

function inShell(
  script: string,
  { folder, dataFolder }: ReadmeShell,
): Promise<Omit<ReadmeOutcome, 'command'> & { body: Said }> {
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DATA_DIR: dataFolder };
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { env }, (error, stdout, complaint) => {
      const { status, body } = (stdout === '' ? { status: null, body: {} } : JSON.parse(stdout)) as {
        status: number | null;
        body: Said;
      };
      resolve({ status, body, complaint, exitCode: typeof error?.code === 'number' ? error.code : 0 });
    });
  });
}

/** After an answer a reader knows more: an invitation's code, an id, the text to sign. */
function learnt({ items = [], ...fields }: Said): Readonly<Record<string, unknown>> {
  const text = items.find(({ kind }) => kind === 'general-undertaking');
  return {
    ...fields,
    ...(typeof fields['invitationCode'] === 'string' && { code: fields['invitationCode'] }),
    ...(text !== undefined && { textId: text.id, digest: text.digest }),
  };
}

/**
 * Runs the commands of README's "Try it" in their order, in a shell, as a reader would who fills in each `…` from what was said before.
 *
 * @param told the variables that `npm start` printed: `JAN`, `ACME`
 * @throws Error for a `…` that nothing before it said: then README needs more than it says
 */
export async function runReadme(
  shell: ReadmeShell,
  told: Readonly<Record<string, string>>,
): Promise<readonly ReadmeOutcome[]> {
  await standIns(shell);
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const tried = text.slice(text.indexOf('\n## Try it'), text.indexOf('\n## Where things live'));
  const lines = [...tried.matchAll(BLOCK)].flatMap(([, language, block = '']) =>
    language === '' ? block.trimEnd().split('\n') : [],
  );
  const known: Record<string, unknown> = { ...told };
  const before: string[] = [];
  const outcomes: ReadmeOutcome[] = [];
  for (const line of lines) {
    const filled = filledIn(line, known).replace(SERVICE, `http://127.0.0.1:${shell.port}`);
    if (!line.startsWith('as ')) {
      before.push(filled);
      continue;
    }
    const { body, ...outcome } = await inShell([...before, filled].join('\n'), shell);
    outcomes.push({ command: line.replace(/ +#.*/, ''), ...outcome });
    Object.assign(known, learnt(body));
  }
  return outcomes;
}

function filledIn(line: string, known: Readonly<Record<string, unknown>>): string {
  const value = (name: string): string => {
    const said = known[FROM_ANSWER[name] ?? name];
    if (typeof said !== 'string') throw new Error(`README says ${line}, and not what that is`);
    return said;
  };
  return line
    .replace(/^(\w+)=…/, (_, name: string) => `${name}=${value(name)}`)
    .replace(/"(\w+)": "…"/g, (_, name: string) => `"${name}": "${value(name)}"`);
}
