import type { DisclosureMatrix } from '../../disclosure/disclosure-matrix.js';
import type { CompiledRole, CompiledRule } from './compiled-role.js';
import type { Findings } from './findings.js';
import type { HealthWords } from './health-words.js';
import type { Words } from './words.js';

/** What was made of some sources, kept for whoever asks for the same of the same again. */
export class KeptPart<Part> {
  readonly #first = new Map<string, { readonly sources: readonly unknown[]; readonly part: Part }>();

  /**
   * The part as it was first made under this name without a problem, if all its sources are the very same; else made now.
   *
   * @param sources all that it is made of, compared by identity: a document that was read isn't to be changed
   */
  of(name: string, sources: readonly unknown[], findings: Findings, make: () => Part): Part {
    const first = this.#first.get(name);
    if (first?.sources.length === sources.length && first.sources.every((source, at) => source === sources[at])) {
      return first.part;
    }
    const before = findings.count;
    const part = make();
    if (first === undefined && findings.count === before) this.#first.set(name, { sources, part });
    return part;
  }
}

/** Who compiles the same policies thousands of times, each with one change, compiles what it doesn't touch once. */
export class CompiledParts {
  readonly words = new KeptPart<Words>();
  readonly shared = new KeptPart<readonly CompiledRule[]>();
  readonly pages = new KeptPart<CompiledRole>();
  readonly healthWords = new KeptPart<HealthWords>();
  readonly disclosure = new KeptPart<DisclosureMatrix>();
}
