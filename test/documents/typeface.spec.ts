import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, openSync } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontFiles, setInType, typeface } from '../../src/documents/render/typeface.js';
import { kryvyiRih } from '../support/council.js';

const fonts = Object.fromEntries(
  Object.entries(fontFiles).map(([name, files]) => [
    name,
    Object.values(files).map((file) => new Set((openSync(file) as Font).characterSet)),
  ]),
);
const lettersDirectory = join(import.meta.dirname, '../../src/documents/letters');
const everyLetter = readdirSync(lettersDirectory).map((file) => readFileSync(join(lettersDirectory, file), 'utf8'));
const alphabet = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяЁёЪъЫыЭэ';
const papers = `${alphabet}₴№§«»„“”’ʼ'–—…°²³½×÷±≤≥≠€$£©®™•→\u0301\u00a0\u202f\u2011 ÄäŐőŁłŞş ☎✓☐ 😀`;

/** The code points of a text that the font they are set in does not have. */
const homeless = (text: string): string[] =>
  setInType(text).flatMap(({ text: run, font }) =>
    [...run].filter((sign) => sign >= ' ' && !fonts[font]?.every((signs) => signs.has(sign.codePointAt(0) ?? 0))),
  );

describe('the typeface of papers', () => {
  it('has every sign of Ukrainian papers, the hryvnia among them, in one font', () => {
    const own = `${alphabet}₴№§«»„“”’ʼ–—…°²½×€`;
    expect(setInType(own).map(({ font }) => font)).toEqual([typeface]);
  });

  it('has every code point of every letter and of the directory in the font it is set in', () => {
    for (const text of [...everyLetter, JSON.stringify(kryvyiRih), papers]) expect(homeless(text)).toEqual([]);
  });

  it('says that a sign was there where no font has it, and loses none beside it', () => {
    const set = setInType('Ціна 100 ₴ 中 кінець');
    expect(set.map(({ text }) => text).join('')).toBe('Ціна 100\u00a0₴ \ufffd кінець');
    expect(homeless('Ціна 100 ₴ 中 кінець')).toEqual([]);
  });

  it('keeps a number and its letter on one line', () => {
    const kept = setInType('від 29.08.2023 № 225-р, за § 5, по 8-му дню').filter(({ noWrap }) => noWrap);
    expect(kept.map(({ text }) => text)).toEqual(['№\u00a0225-р, ', '§\u00a05, ', '8-му ']);
  });
});

describe('a justified line', () => {
  const pieces = (text: string, justified = true) => setInType(text, justified).map((run) => run.text);

  it('is spread between words and nowhere else: not after a hyphen, nor before a space of its own', () => {
    const paragraph = 'з питань житлово-комунального господарства за № Г-2, розглянуто';
    expect(pieces(paragraph)).toEqual([
      'з питань ',
      'житлово-комунального ',
      'господарства за ',
      '№\u00a0Г-2, ',
      'розглянуто',
    ]);
    expect(pieces('житлово-комунального', false)).toEqual(['житлово-комунального']);
    expect(setInType('житлово-комунального', true)[0]?.noWrap).toBe(true);
    expect(setInType('житлово-комунального')[0]?.noWrap).toBe(false);
  });
});
