import type { z } from 'zod';
import { described, type AnswerDecorator } from '../../platform/http/answers.js';
import type { Page } from './page-cursors.js';
import type { Opened } from './sealed.js';

/** An answer of opened records: of each, the fields that the acting role's policy shows. */
export class OpenedAnswer {
  /**
   * @param record the schema that the record's type is made from
   * @param form one record, all there are, or a page of them
   * @param beside what stands beside the items of a list
   */
  constructor(
    readonly record: z.ZodObject,
    readonly form: 'one' | 'list' | 'page',
    readonly beside: z.ZodRawShape = {},
  ) {}
}

type Shown<Record extends z.ZodObject> = Opened<z.output<Record>>;
type Listed<Record extends z.ZodObject> = { readonly items: readonly Shown<Record>[] };

/** Of a route that reads one record. */
export function AnswersOne<Record extends z.ZodObject>(record: Record): AnswerDecorator<Shown<Record>> {
  return described(new OpenedAnswer(record, 'one'));
}

/** Of a route that reads all there are, without pages. */
export function AnswersList<Record extends z.ZodObject>(record: Record): AnswerDecorator<Listed<Record>> {
  return described(new OpenedAnswer(record, 'list'));
}

/** {@link AnswersList} with something beside the items. */
export function AnswersListWith<Record extends z.ZodObject, Beside extends z.ZodRawShape>(
  record: Record,
  beside: Beside,
): AnswerDecorator<Listed<Record> & Readonly<z.output<z.ZodObject<Beside>>>> {
  return described(new OpenedAnswer(record, 'list', beside));
}

/** Of a route that reads a page. */
export function AnswersPage<Record extends z.ZodObject>(record: Record): AnswerDecorator<Page<Shown<Record>>> {
  return described(new OpenedAnswer(record, 'page'));
}
