/** Where a request to disclose can stand (C2-C8, C11, C17). */
export const STATES = [
  'incomplete',
  'expired',
  'before-the-doctor',
  'approved',
  'partly-approved',
  'refused',
  'signed',
  'released',
  'collected',
  'lapsed',
  'withdrawn',
  'recalled',
] as const;
export type DisclosureState = (typeof STATES)[number];

/** What can be done with one; `time` is the passing of a term, `withdraw-consent` what the employee does with the consent that it rests on. */
export const STEPS = [
  'record',
  'repair',
  'decide',
  'sign',
  'release',
  'collect',
  'withdraw',
  'withdraw-consent',
  'time',
] as const;
export type DisclosureStep = (typeof STEPS)[number];

interface Transition {
  /** Null where there is no request yet. */
  readonly from: readonly (DisclosureState | null)[];
  readonly step: DisclosureStep;
  readonly to: readonly DisclosureState[];
  readonly because: string;
}

/** The whole of it, as data: what isn't here can't happen. */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: [null],
    step: 'record',
    to: ['before-the-doctor', 'incomplete'],
    because: 'C4 — before anything is sent the request is before the reporting doctor',
  },
  {
    from: ['incomplete'],
    step: 'repair',
    to: ['before-the-doctor', 'expired'],
    because: 'C17 — an incomplete request may be repaired once',
  },
  { from: ['incomplete'], step: 'time', to: ['expired'], because: 'C17 — within its term' },
  {
    from: ['before-the-doctor'],
    step: 'decide',
    to: ['approved', 'partly-approved', 'refused'],
    because: 'C5 — the doctor answers, and strikes what is not to go',
  },
  {
    from: ['approved', 'partly-approved', 'lapsed'],
    step: 'sign',
    to: ['signed'],
    because: 'C11 — what leaves is a package fixed at signing; after expiry it is signed anew',
  },
  {
    from: ['signed', 'released'],
    step: 'release',
    to: ['released'],
    because: 'C11 — with a link, and a code that travels another way; those before are void',
  },
  { from: ['released'], step: 'collect', to: ['collected'], because: 'C11 — by who was named, once' },
  { from: ['signed', 'released'], step: 'time', to: ['lapsed'], because: 'C11 — within its term' },
  {
    from: ['incomplete', 'before-the-doctor', 'approved', 'partly-approved', 'signed', 'released', 'lapsed'],
    step: 'withdraw',
    to: ['withdrawn'],
    because: 'C4 — who asked may ask no more',
  },
  {
    from: ['before-the-doctor', 'approved', 'partly-approved', 'signed', 'released', 'lapsed'],
    step: 'withdraw-consent',
    to: ['recalled'],
    because: 'C3 — withdrawal works at once, also on what was approved or signed but not yet collected',
  },
];

/** Can this be done where a request stands there? */
export function isPossible(state: DisclosureState, step: DisclosureStep): boolean {
  return TRANSITIONS.some((one) => one.step === step && one.from.includes(state));
}

/**
 * Everything that is wrong with the transitions: a state that nothing leads to, a step from a state that isn't named twice, a reason
 * without a rule.
 * @returns nothing where they are in order
 */
export function faultsOf(transitions: readonly Transition[]): string[] {
  const reached = new Set(transitions.flatMap(({ to }) => to));
  const ways = transitions.flatMap(({ from, step }) => from.map((state) => `${step} from ${state ?? 'nothing'}`));
  return [
    ...STATES.filter((state) => !reached.has(state)).map((state) => `nothing leads to ${state}`),
    ...STEPS.filter((step) => !transitions.some((one) => one.step === step)).map((step) => `${step} does nothing`),
    ...ways.filter((way, index) => ways.indexOf(way) !== index).map((way) => `${way} stands twice`),
    ...transitions.filter(({ because }) => !/^[A-Z]\d+ — \S/.test(because)).map(({ step }) => `${step} has no rule`),
  ];
}
