import type { Answer, Asked, Caller } from '../asking/caller.js';
import { demoPeople } from '../people/demo-people.js';

/** One step of the story: somebody asks the service something. */
export interface Step extends Omit<Asked, 'idempotencyKey'> {
  /** Who asks: a subject of the demo issuer. */
  readonly who: string;
  /** What he does, in words that follow his name. */
  readonly does: string;
  readonly path: string;
  /** What the story says is answered. */
  readonly answers: number;
  /** What is worth seeing in the answer, a line each. */
  readonly seeing?: (body: Answer['body']) => readonly string[];
}

/** The story went another way than it is told. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken';
}

/** Plays steps over HTTP and prints them: who asked what, and what came back; of a refusal its rule and its sentence. */
export class Narrator {
  readonly #names = new Map<string, string>();
  #chapters = 0;

  constructor(
    private readonly caller: Caller,
    private readonly print: (line: string) => void,
  ) {}

  /** Begins a chapter. @param why in one sentence, with the rule's ID */
  chapter(title: string, why: string): void {
    this.#chapters += 1;
    this.print(`\n${this.#chapters} · ${title}\n    ${why}`);
  }

  /** A line of the story itself. */
  say(text: string): void {
    this.print(`\n  ${text}`);
  }

  /** From now on an id is printed as a name. */
  call(id: string, name: string): void {
    this.#names.set(id, name);
  }

  /** @returns the answer @throws StoryBroken when it isn't the one of the story */
  async step({ who, does, path, answers, seeing, ...asked }: Step): Promise<Answer> {
    const answer = await this.caller.ask(who, path, asked);
    const isPost = asked.post === true || asked.body !== undefined || asked.file !== undefined;
    const name = demoPeople.find(({ subject }) => subject === who)?.name ?? who;
    this.print(`\n  ${name}, ${does}`);
    this.print(
      `    ${isPost ? 'POST' : 'GET'} ${this.named(path)}${asked.body === undefined ? '' : ` ${this.named(JSON.stringify(asked.body))}`}`,
    );
    this.print(`    → ${answer.status} ${answer.status < 400 ? 'done' : refusal(answer)}`);
    if (answer.status < 400) {
      seeing?.(answer.body).forEach((line) => {
        this.print(`      ${this.named(line)}`);
      });
    }
    if (answer.status !== answers) {
      throw new StoryBroken(`The story says ${answers} here, and the service answered ${answer.status}.`);
    }
    return answer;
  }

  /** A text with names instead of ids. */
  named(text: string): string {
    return text.replace(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      (id) => this.#names.get(id) ?? `${id.slice(0, 8)}…`,
    );
  }
}

/** 'refused under S1: …', with the fields at fault where there are any. */
function refusal({ status, body }: Answer): string {
  const { rule, detail, errors } = body;
  const fields = Array.isArray(errors)
    ? (errors as { at: string; code: string }[]).map(({ at, code }) => ` [${at} ${code}]`).join('')
    : '';
  const under = typeof rule === 'string' ? `refused under ${rule}` : status === 404 ? 'nothing' : 'refused';
  return `${under}: ${String(detail)}${fields}`;
}
