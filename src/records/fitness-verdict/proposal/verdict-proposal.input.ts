import type { z } from 'zod';
import { grounds } from '../../../safeguards/countersigning/proposal.input.js';
import { VerdictInput } from '../verdict/verdict.input.js';

/** V3 — a verdict as a doctor in training prepares it, and why. */
export const VerdictProposalInput = VerdictInput.extend({ grounds });
export type VerdictProposalInput = z.infer<typeof VerdictProposalInput>;
