import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { toXml } from '../../../sandbox/aws/operation/xml.ts';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreAttributes: false, htmlEntities: true });

test('elements, lists, attributes and empty values are written, and undefined values are left out', () => {
  const written = toXml({
    Answer: {
      '@xmlns': 'urn:a"b',
      Count: 2,
      IsTruncated: false,
      Absent: undefined,
      Empty: '',
      Each: ['a', { B: 'c' }],
    },
  });
  expect(written).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Answer xmlns="urn:a&quot;b"><Count>2</Count><IsTruncated>false</IsTruncated><Empty></Empty><Each>a</Each><Each><B>c</B></Each></Answer>',
  );
});

test('any text is read back unchanged, except for characters that XML does not allow', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
  const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[<>&"'\]a;#\r\n\t]*$/));
  fc.assert(
    fc.property(text, (value) => {
      const read = parser.parse(toXml({ A: { '@c': 'x', B: value } })) as { A: { B: string } };
      expect(read.A.B).toBe(value.replace(unwritable, '\ufffd'));
    }),
  );
});
