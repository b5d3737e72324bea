import { Module } from '@nestjs/common';
import { DossierPageController } from './dossier-page.controller.js';
import { DossierPageService } from './dossier-page.service.js';

@Module({ controllers: [DossierPageController], providers: [DossierPageService] })
export class DossierPageModule {}
