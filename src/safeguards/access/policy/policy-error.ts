/** What is wrong with the policies: in which file, at which place in it (a path of keys and positions), and what. */
export interface PolicyProblem {
  readonly file: string;
  readonly place: string;
  readonly message: string;
}

/** The policies can't be used. Lists everything that is wrong, so that it can be put right in one go. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  constructor(readonly problems: readonly PolicyProblem[]) {
    super(['The policies are refused:', ...problems.map(asLine)].join('\n'));
  }
}

function asLine({ file, place, message }: PolicyProblem): string {
  return `  ${file}${place === '' ? '' : `, ${place}`}: ${message}`;
}
