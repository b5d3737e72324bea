/** One way in which a route refuses, as the API description has it. */
export interface Refusal {
  readonly status: number;
  /** What stands behind '/problems/' in the problem's type. */
  readonly code: string;
  /** The rule that it names; not there where it names none, or one that follows from the record. */
  readonly rule?: string;
}

/** A refusal as a route says it: '409 question-open V1', or '411 length-required'. */
export type SaidRefusal = `${number} ${string}`;

const FORM = /^(?<status>[45]\d\d) (?<code>[a-z0-9-]+)(?: (?<rule>[A-Z]\d+))?$/;

/** @throws Error for what has another form */
export function readRefusal(said: SaidRefusal): Refusal {
  const { status = '', code = '', rule } = FORM.exec(said)?.groups ?? {};
  if (code === '') throw new Error(`${said} is no refusal`);
  return { status: Number(status), code, ...(rule === undefined ? {} : { rule }) };
}
