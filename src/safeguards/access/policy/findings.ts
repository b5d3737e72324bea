import { PolicyError, type PolicyProblem } from './policy-error.js';

/** Notes a problem at a place of the file in hand. */
export type Report = (place: string, message: string) => void;

/** Collects problems while the policies are read and compiled. */
export class Findings {
  private readonly problems: PolicyProblem[] = [];

  in(file: string): Report {
    return (place, message) => {
      this.problems.push({ file, place, message });
    };
  }

  /** How many problems there are so far. */
  get count(): number {
    return this.problems.length;
  }

  /** Throws a PolicyError with all that was found, if anything was. */
  refuseIfAny(): void {
    if (this.problems.length > 0) throw new PolicyError(this.problems);
  }
}
