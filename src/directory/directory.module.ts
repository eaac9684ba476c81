import { type DynamicModule, Module } from '@nestjs/common';
import { ofEdition } from '../edition/index.js';
import type { Config } from '../platform/config.js';
import { Absences } from './absences.js';
import { AbsencesController } from './absences.controller.js';
import { councilInFolder } from './council/load-council.js';
import { DirectoryController } from './directory.controller.js';
import { Directory } from './directory.js';

const directoryOf = (council: string) =>
  ofEdition(
    Directory,
    (folder) => councilInFolder(folder, council),
    (data) => new Directory(data),
  );

/** The council the service works for. Everybody asks who fills a post, so all rooms are handed it. */
@Module({})
export class DirectoryModule {
  static forRoot({ COUNCIL }: Config): DynamicModule {
    return {
      module: DirectoryModule,
      global: true,
      controllers: [DirectoryController, AbsencesController],
      providers: [directoryOf(COUNCIL), Absences],
      exports: [Directory, Absences],
    };
  }
}
