import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { pageOf } from '../../platform/http/shown.js';
import { SignedIn } from '../access/allows.js';
import { PageRequest, type Page } from '../access/page-cursors.js';
import { Person, type SignedInPerson } from '../access/signed-in-person.js';
import { Notice, NoticeRead } from './notice.js';
import { NoticesService } from './notices.service.js';

/** Notices over HTTP. */
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly service: NoticesService) {}

  @Get()
  @Says('Shows one page of the own notices, the newest first.')
  @SignedIn('two-factors', 'P7 — what a person was told is his to read, before any role works')
  @Answers(pageOf(Notice))
  async notices(
    @Person() person: SignedInPerson,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Notice>> {
    return this.service.notices(person, page);
  }

  @Post(':noticeId/reading')
  @Says('Marks an own notice as read.')
  @SignedIn('two-factors', 'P7 — only the person marks an own notice as read')
  @Answers(NoticeRead)
  async read(
    @Person() person: SignedInPerson,
    @Param('noticeId', { schema: uuidParam }) noticeId: string,
  ): Promise<NoticeRead> {
    return this.service.read(person, noticeId);
  }
}
