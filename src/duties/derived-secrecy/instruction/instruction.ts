import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

export const Instruction = z
  .strictObject({
    id,
    accountId: id,
    givenOn: day,
    givenBy: id,
    validUntil: day.describe('The last day it counts.'),
  })
  .describe('S3 — somebody was instructed on the meaning and limits of secrecy.');
export type Instruction = Readonly<z.infer<typeof Instruction>>;

export const InstructionRecorded = z
  .strictObject({ instructionId: id, validUntil: day.describe('The last day it counts.') })
  .describe('The instruction is on record.');
export type InstructionRecorded = z.infer<typeof InstructionRecorded>;
