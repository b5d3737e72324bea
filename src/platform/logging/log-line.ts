/** A value that may stand in a log line: what isn't on this list is withheld (D5, A3). */
export type LogFact = number | boolean | string;

/** Ids, kebab-case codes and constant names of ours; nothing a person could have typed in a form. */
const CODE = /^[a-z][a-z0-9]*([.-][a-z0-9]+){0,8}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ERROR_NAME = /^[A-Za-z][A-Za-z0-9_]{0,60}$/;
/** Codes of Node ('ECONNREFUSED'), Fastify ('FST_ERR_…'), PostgreSQL ('42501') and our own problems ('not-found'). */
const ERROR_CODE = /^([A-Z][A-Z0-9_]{2,60}|[0-9A-Z]{5}|[a-z][a-z0-9-]{1,60})$/;
const FRAME = /^\s+at /;
const LONGEST_STACK = 12;

export const WITHHELD = '[withheld]';

export interface LoggedError {
  readonly error: string;
  readonly errorCode?: string;
  readonly frames: readonly string[];
}

/** Facts as they may be printed: strings only when they are a UUID or a code, everything else withheld. */
export function loggedFacts(facts: Readonly<Record<string, LogFact>>): Record<string, LogFact> {
  const printed: Record<string, LogFact> = {};
  for (const [name, value] of Object.entries(facts)) {
    printed[name] = typeof value !== 'string' || UUID.test(value) || CODE.test(value) ? value : WITHHELD;
  }
  return printed;
}

/**
 * An error as it may be printed: its class, its code and the frames of its stack. Never the message: drivers and
 * parsers quote there what they received (D5).
 */
export function loggedError(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) {
    return { error: typeof thrown, frames: [] };
  }
  const name = thrown.constructor.name;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    error: ERROR_NAME.test(name) ? name : 'Error',
    ...(code !== undefined && ERROR_CODE.test(code) ? { errorCode: code } : {}),
    frames: framesOf(thrown),
  };
}

/** A message may itself contain lines that look like frames, so what the message holds is cut off first. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const head = stack.indexOf(error.message);
  const frames = head < 0 ? stack : stack.slice(head + error.message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, LONGEST_STACK)
    .map((line) => line.trim());
}
