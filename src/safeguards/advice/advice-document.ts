import { z } from 'zod';
export const Label = z
  .strictObject({
    en: z.string(),
    nl: z.string(),
  })
  .describe('What something is called, in both languages.');
export type Label = Readonly<z.infer<typeof Label>>;

export type CodeList = Readonly<Record<string, Label>>;

/** The first day of the absence, or the day on which it is advised. */
export type LowerBound = 'first-day' | 'today';

/** One of these is there: the schema says so. */
export interface AdviceFieldDocument {
  readonly 'one-of'?: string | CodeList;
  readonly 'some-of'?: string | CodeList;
  readonly number?: { readonly from: number; readonly to: number };
  readonly date?: { readonly 'not-before': LowerBound; readonly 'not-after': string };
}

/** policies/advice.yaml as it is written, after its JSON Schema accepted it. */
export interface AdviceDocument {
  readonly items: Readonly<Record<string, Label & { readonly fields: Readonly<Record<string, AdviceFieldDocument>> }>>;
  readonly lists: Readonly<Record<string, CodeList>>;
}
