import { z } from 'zod';
import { codeOf, id, moment } from '../../platform/http/shown.js';
import { ABOUT_IN_WORDS } from './where-to-look.js';

export const Notice = z
  .strictObject({
    id,
    accountId: id,
    code: codeOf('notice').describe('What the notice says.'),
    about: id.nullable().describe(ABOUT_IN_WORDS),
    createdAt: moment,
    readAt: moment.nullable(),
  })
  .describe('Told in the app: that something is there, and where; never what it says (D5).');
export type Notice = Readonly<z.infer<typeof Notice>>;

export const NoticeRead = z.strictObject({ noticeId: id, readAt: moment }).describe('The notice is marked as read.');
export type NoticeRead = z.infer<typeof NoticeRead>;
