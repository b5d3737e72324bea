import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DoctorChangeWishService } from './doctor-change-wish.service.js';
import type { DoctorChangeWish } from './doctor-change-wish.js';

/** Wishes for another doctor, over HTTP (S9). */
@Controller('v1')
export class DoctorChangeWishController {
  constructor(private readonly wishes: DoctorChangeWishService) {}

  /** The employee asks for another doctor. */
  @Post('employees/:employeeId/doctor-change-wishes')
  @Allows('wish', 'DoctorChangeWish')
  async ask(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<Receipt> {
    return this.wishes.ask(context, employeeId);
  }

  /** The wishes that the actor may know of. */
  @Get('doctor-change-wishes')
  @Allows('read', 'DoctorChangeWish')
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<DoctorChangeWish>>> {
    return this.wishes.page(context, page);
  }
}
