import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { Handler } from './declared-input.js';

const ANSWER = 'dossierkluis:answer';

type Returns<Answer> = (...args: never[]) => Answer | Promise<Answer>;

/** The names of what an answer holds: of each item, where it is a list. */
type Names<Answer> = Answer extends { readonly items: readonly (infer Item)[] }
  ? keyof Item | keyof Answer
  : keyof Answer;

/** Neither holds a name that the other doesn't: what is left out of a type is no fault in TypeScript's own reading. */
type SameNames<One, Other> = [Names<One>, Names<Other>] extends [Names<Other>, Names<One>] ? unknown : never;

/** A decorator for handlers that return `Answer`, now or later; TypeScript refuses it on others. */
export type AnswerDecorator<Answer> = <Method extends Returns<Answer>>(
  controller: object,
  name: string | symbol,
  handler: TypedPropertyDescriptor<Method> & SameNames<Awaited<ReturnType<Method>>, Answer>,
) => void;

/**
 * Says what a good answer of a route holds, for the API description. The schema is the one that the type of what the handler
 * returns is made from, so that they can't come apart.
 */
export function Answers<Schema extends z.ZodType>(schema: Schema): AnswerDecorator<z.output<Schema>> {
  return described(schema);
}

/** The same of a route that writes its JSON itself while it is sent. */
export function AnswersWritten(schema: z.ZodType): MethodDecorator {
  return SetMetadata(ANSWER, schema);
}

/** Notes what an answer holds, in a form that whoever asks {@link answerOf} understands. */
export function described(answer: unknown) {
  return (_controller: object, _name: string | symbol, { value }: { readonly value?: Handler }): void => {
    if (value === undefined) throw new Error('only a method answers');
    Reflect.defineMetadata(ANSWER, answer, value);
  };
}

/** What was noted of a handler; undefined where nothing was. */
export function answerOf(handler: Handler): unknown {
  return Reflect.getMetadata(ANSWER, handler) as unknown;
}
