import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Attachment } from './attachments/attachment.js';

/** What a message says: sealed, its subject too (D3). */
export interface MessageContent {
  readonly subject: string;
  readonly text: string;
}

/** What came with it. */
interface WithAttachments {
  readonly attachments: readonly Attachment[];
}

/** A message from or to an employee, or about him, in the employee dossier. */
export interface Message extends MessageContent, WithAttachments {
  readonly id: string;
  readonly employeeId: string;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly sentOn: LocalDate;
  readonly recordedBy: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** What an employee wrote about health, in the medical dossier (D12). */
export interface HealthMessage extends MessageContent, WithAttachments {
  readonly id: string;
  readonly employeeId: string;
  readonly sentOn: LocalDate;
  /** The employee himself, or who moved it from a desk. */
  readonly putBy: string;
  /** ISO 8601, UTC. */
  readonly putAt: string;
}
