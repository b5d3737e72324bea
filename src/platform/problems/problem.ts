/** One thing that is wrong with the input, named without repeating what was received. */
export interface FieldError {
  /** JSON pointer into the body (RFC 6901), or the name of a query parameter, path parameter or header. */
  readonly at: string;
  /** snake_case, from a closed set a caller can switch on. */
  readonly code: string;
  /** The rule that asks for it, e.g. 'V9'. */
  readonly rule?: string;
  /** Where a closed choice was asked: what may stand there. Ours, never what was received (D5). */
  readonly oneOf?: readonly string[];
  /** Of `too_big` and `too_small`: the schema's bound, in its own unit (characters, elements, a number). */
  readonly limit?: number;
}

export interface ProblemExtra {
  readonly rule?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The members of an `application/problem+json` document (RFC 9457). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly errors?: readonly FieldError[];
  readonly instance: string;
}

/**
 * Every refusal and error that leaves the house. All texts are constants of the source: a received value, SQL or a
 * database message never enters one (D5), because nothing else than a Problem is ever turned into an answer.
 *
 * @param status HTTP status
 * @param code kebab-case slug; the problem's type is '/problems/<code>'
 * @param detail one sentence for a reader
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: ProblemExtra = {},
  ) {
    super(detail);
  }
}

/** The document for one request; `requestId` is a UUID and the only thing in it that differs between equal refusals. */
export function problemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { rule, errors } = problem.extra;
  return {
    type: `/problems/${problem.code}`,
    title: titleOf(problem.code),
    status: problem.status,
    detail: problem.detail,
    ...(rule === undefined ? {} : { rule }),
    ...(errors === undefined ? {} : { errors }),
    instance: `urn:uuid:${requestId}`,
  };
}

/** RFC 9457 wants one constant title a type: the slug read aloud. */
function titleOf(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
