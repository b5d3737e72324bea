import { readFile } from 'node:fs/promises';

/** A curl command as README.md has it. */
export interface ReadmeCommand {
  /** From the first slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What `-d` sends; undefined where it asks only. */
  readonly body: string | undefined;
}

const COMMAND = /^curl -sS (\S+)(.*)$/gm;
const HEADER = /-H (?:"([^"]+\)?)"|'([^']+)')/g;
const BODY = /-d '([^']+)'/;
const SERVICE = 'http://127.0.0.1:3000';

/**
 * The curl commands of README.md in their order, each with what its shell would have put in.
 *
 * @param known what a reader fills in himself: `JAN`
 * @param tokenOf what `npm run --silent token -- <subject>` prints
 * @throws Error for something of the shell that isn't known here: then README needs more than it says
 */
export async function readmeCommands(
  known: Readonly<Record<string, string>>,
  tokenOf: (subject: string) => Promise<string>,
): Promise<readonly ReadmeCommand[]> {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const variables: Record<string, string> = { U: SERVICE, J: 'Content-Type: application/json', ...known };
  const [, whose = ''] = /^TOKEN=\$\(npm run --silent token -- (\S+)\)$/m.exec(text) ?? [];
  variables['TOKEN'] = await tokenOf(whose);
  const filled = async (said: string): Promise<string> => {
    const [, subject] = /\$\((?:as|npm run --silent token --) (\S+?)\)/.exec(said) ?? [];
    const token = subject === undefined ? '' : await tokenOf(subject);
    const done = said
      .replace(/\$\(as \S+?\)/, `Authorization: Bearer ${token}`)
      .replace(/\$\(npm run --silent token -- \S+?\)/, token)
      .replace(/\$(\w+)/g, (whole, name: string) => variables[name] ?? whole);
    if (done.includes('$')) throw new Error(`README says ${said}, and not what that is`);
    return done;
  };
  return Promise.all(
    [...text.matchAll(COMMAND)].map(async ([, url = '', rest = '']) => {
      const headers = await Promise.all([...rest.matchAll(HEADER)].map(([, one, other]) => filled(one ?? other ?? '')));
      return {
        path: (await filled(url)).replace(SERVICE, ''),
        headers: Object.fromEntries(headers.map((header) => header.split(/: (.*)/s).slice(0, 2))) as Record<
          string,
          string
        >,
        body: BODY.exec(rest)?.[1],
      };
    }),
  );
}

/** What an answer to a command of README may say that a later one needs. */
export interface ReadmeAnswer {
  readonly invitationCode?: string;
  readonly items?: readonly { readonly kind?: string; readonly id: string; readonly digest?: string }[];
}

/** A body as a reader sends it: `…` is what was said under that name. */
export function filledIn(body: string, known: Readonly<Record<string, unknown>>): string {
  return body.replace(/"(\w+)": "…"/g, (_, name: string) => `"${name}": "${String(known[name])}"`);
}

/** What a reader fills in after that answer: an invitation's code, or the text to sign. */
export function saidIn({ invitationCode, items = [] }: ReadmeAnswer): Readonly<Record<string, string | undefined>> {
  if (invitationCode !== undefined) return { code: invitationCode };
  const text = items.find(({ kind }) => kind === 'general-undertaking');
  return text === undefined ? {} : { textId: text.id, digest: text.digest };
}
