import type { z } from 'zod';
import { grounds } from '../../../safeguards/countersigning/proposal.input.js';
import { OutcomeInput } from '../outcome/outcome.input.js';

/** V3 — an outcome as a doctor in training prepares it, and why. */
export const OutcomeProposalInput = OutcomeInput.extend({ grounds });
export type OutcomeProposalInput = z.infer<typeof OutcomeProposalInput>;
