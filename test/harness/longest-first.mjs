import Sequencer from '@jest/test-sequencer';

/** Tiers by how long their longest file takes: where that one begins last, one of the two cores has nothing to do. */
const TIERS = ['properties', 'policies', 'stories', 'isolation', 'architecture', 'rules'];

// Jest asks for a default export here.
export default class LongestFirst extends Sequencer {
  /** The order in which files begin; within a tier as jest would have it: by the time they took, else by their size. */
  sort(tests) {
    const place = ({ context }) => TIERS.indexOf(context.config.displayName?.name ?? '');
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
