/** The value of an environment variable. @throws Error that names it, when it is missing or empty. */
export function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') {
    throw new Error(`${variable} is not set.`);
  }
  return value;
}

function sentenceOf(error: unknown): string {
  // A refused connection to a name with several addresses has no sentence of its own, only a code.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return sentenceOf(error.errors[0]);
  }
  return error instanceof Error ? error.message : 'failed without a reason';
}

/** Runs a script's work; an error becomes one sentence on stderr and the exit code 1, never a stack with values. */
export async function toldIn(script: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${script}: ${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
