import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { WorkingNoteEndService } from './working-note-end.service.js';
import { DestructionInput, FilingInput, WorkingNoteAmendmentInput, WorkingNoteInput } from './working-note.input.js';
import { WorkingNoteService } from './working-note.service.js';
import {
  WorkingNote,
  WorkingNoteAmended,
  WorkingNoteDestroyed,
  WorkingNoteFiled,
  WorkingNoteWritten,
} from './working-note.js';

/** Working notes over HTTP: each its author's alone. */
@Controller('v1')
export class WorkingNoteController {
  constructor(
    private readonly notes: WorkingNoteService,
    private readonly ends: WorkingNoteEndService,
  ) {}

  @Get('employees/:employeeId/working-notes')
  @Says('Shows one page of your own working notes about an employee.')
  @Allows('read', 'WorkingNote')
  @AnswersPage(WorkingNote)
  async page(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<WorkingNote>>> {
    return this.notes.page(context, employeeId, page);
  }

  @Get('working-notes/:noteId')
  @Says('Shows one of your own working notes.')
  @Allows('read', 'WorkingNote')
  @AnswersOne(WorkingNote)
  async note(
    @Acting() context: Context,
    @Param('noteId', { schema: uuidParam }) noteId: string,
  ): Promise<Opened<WorkingNote>> {
    return this.notes.note(context, noteId);
  }

  @Post('employees/:employeeId/working-notes')
  @Says('Writes a working note about an employee; the answer says by when it is filed or gone (S12).')
  @Allows('record', 'WorkingNote')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S12')
  @Answers(WorkingNoteWritten)
  async write(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: WorkingNoteInput }) input: WorkingNoteInput,
  ): Promise<WorkingNoteWritten> {
    return this.notes.write(context, employeeId, input);
  }

  @Post('working-notes/:noteId/amendments')
  @Says('Changes its text in place; what stood there is gone.')
  @Allows('amend', 'WorkingNote')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S12')
  @Answers(WorkingNoteAmended)
  async amend(
    @Acting() context: Context,
    @Param('noteId', { schema: uuidParam }) noteId: string,
    @Body({ schema: WorkingNoteAmendmentInput }) input: WorkingNoteAmendmentInput,
  ): Promise<WorkingNoteAmended> {
    return this.notes.amend(context, noteId, input);
  }

  @Post('working-notes/:noteId/filing')
  @Says('Files it as an entry of one piece: from then on it is dossier, and the note is gone.')
  @Allows('file', 'WorkingNote')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed S1',
    '403 not-allowed S12',
    '409 note-ended S12',
  )
  @Answers(WorkingNoteFiled)
  async file(
    @Acting() context: Context,
    @Param('noteId', { schema: uuidParam }) noteId: string,
    @Body({ schema: FilingInput }) input: FilingInput,
  ): Promise<WorkingNoteFiled> {
    return this.ends.file(context, noteId, input);
  }

  @Post('working-notes/:noteId/destruction')
  @Says('Destroys it with its key, so that no backup has it either (R7).')
  @Allows('destroy', 'WorkingNote')
  @AlsoRefuses('403 not-allowed S12', '409 note-ended S12')
  @Answers(WorkingNoteDestroyed)
  async destroy(
    @Acting() context: Context,
    @Param('noteId', { schema: uuidParam }) noteId: string,
    @Body({ schema: DestructionInput }) input: DestructionInput,
  ): Promise<WorkingNoteDestroyed> {
    return this.ends.destroy(context, noteId, input);
  }
}
