import type { Consent } from './consent.js';

interface Answer {
  readonly yes: boolean;
  readonly reason: string;
}

/** C4 — what somebody asks of an employee's medical dossier, and what was decided. */
export interface Disclosure {
  readonly id: string;
  readonly employeeId: string;
  /** 2 once it was repaired. */
  readonly round: 1 | 2;
  readonly requester: Consent['recipient'];
  readonly purpose: string;
  readonly consentId: string | null;
  readonly ground: { readonly article: string; readonly claim: string; readonly date: string } | null;
  readonly pieces: readonly {
    readonly pieceId: string;
    readonly version: number;
    readonly item: string;
    readonly necessity: string | null;
  }[];
  readonly receivedOn: string;
  /** What was missing first; null where nothing was. */
  readonly lacking: string | null;
  readonly digest: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly decision: {
    readonly by: string;
    readonly at: string;
    readonly outcome: 'approved' | 'partly-approved' | 'refused';
    readonly answers: {
      readonly interestOutweighs: Answer | null;
      readonly noMoreThanNecessary: Answer;
      readonly handledReasonably: Answer | null;
    };
    readonly struck: readonly { readonly pieceId: string; readonly code: string; readonly reason: string }[];
  } | null;
  readonly withdrawnAt: string | null;
}
