import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** R3 — to what an employee was exposed at work, at one version: the clocks of retention run from its end. */
export interface Exposure {
  readonly id: string;
  readonly employeeId: string;
  readonly version: number;
  /** A code of the vocabulary's list agent-class. */
  readonly agentClass: string;
  /** What it was; null where only the class is known. */
  readonly agent: string | null;
  readonly from: LocalDate;
  /** The last day; null while it goes on, or where the end is unknown. */
  readonly until: LocalDate | null;
  /** How it is known: a measurement, a register, the employee's own account. */
  readonly source: string;
  /** Why this version replaced the one before; null of the first. */
  readonly reason: string | null;
  readonly authorId: string;
  /** S11 — the doctor under whose responsibility it was written. */
  readonly responsibleDoctorId: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** What is sealed under the medical key for one version. */
export interface ExposureContent {
  readonly agent: string | null;
  readonly source: string;
  readonly reason: string | null;
}
