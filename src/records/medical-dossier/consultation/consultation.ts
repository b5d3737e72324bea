import type { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';

/** S14 — a consultation that an employee asks for because he wants to: the employer doesn't know of it, nor who serves the employer. */
export interface Consultation extends AskedOfADoctor {
  /** What it is about, and how the employee is to be reached, in his words. */
  readonly question: string;
  /** When it is, as the doctor planned it last; null while he didn't. */
  readonly plannedFor: string | null;
}

/** What is sealed under the medical key of a question. */
export interface QuestionContent {
  readonly text: string;
}
