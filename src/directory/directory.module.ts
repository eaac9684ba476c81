import { Global, Module } from '@nestjs/common';
import { AbsenceDesk } from './absence-desk.js';
import { AbsencesController } from './absences.controller.js';
import { DirectoryController } from './directory.controller.js';
import { Directory } from './directory.js';
import { kryvyiRih } from './kryvyi-rih/council.js';

/** The council the service works for. Everybody asks who fills a post, so all rooms are handed it. */
@Global()
@Module({
  controllers: [DirectoryController, AbsencesController],
  providers: [{ provide: Directory, useFactory: () => new Directory(kryvyiRih) }, AbsenceDesk],
  exports: [Directory, AbsenceDesk],
})
export class DirectoryModule {}
