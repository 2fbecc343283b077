/** What each name means. */
type Explanations = Readonly<Record<string, string>>

const LOAD: Explanations = {
  'broken-register': 'The register of the committee has mistakes, which are reported in the register. Fix them there.',
  committee:
    'There is no register for the committee that a meeting names. `committee:` is the name of a file in committees/, without .yaml.',
  document:
    'An entry under `documents:` does not name a file that can go in a pack. Name a Word, Excel or Markdown file, a PDF or a picture.',
  encoding: 'A file is not saved as UTF-8 text. In your editor, save it again with the encoding UTF-8.',
  'excel-file':
    'A workbook cannot be read. It may need a password, be damaged or too large, or not be a workbook at all.',
  image:
    'A picture cannot be printed. Use a PNG, JPEG, SVG, WebP or GIF file of a reasonable size, inside the workspace.',
  markdown: 'A report is too long, or has too many lists or quotations inside each other. Split it or simplify it.',
  'merged-cells':
    'A cell of a table says `{colspan=2}` or `{rowspan=2}`, but the cells that it would cover have words, or the table ends there.',
  'meeting-unique':
    'Two meetings have the same committee and date, so their packs would overwrite each other. Change one, or combine them.',
  'minutes-draft':
    'A draft that `agendapack minutes` wrote still has gaps in square brackets. It need not be listed in a meeting to be found.',
  'slides-file':
    'Slides cannot be made a PDF. LibreOffice may be missing, or the file may need a password or be damaged.',
  'supplement-item': 'A supplement adds papers to an item that is not on the agenda, or lists the same item twice.',
  'word-file':
    'A Word file cannot be read. It may need a password, be damaged or too large, or not be a Word file at all.',
  'yaml-schema':
    'A YAML file has an unknown key, a key is missing, or a value is of the wrong kind. The message says what to write. ' +
    '`agendapack explain meeting.yaml` lists the keys, and an editor that has the schema suggests them.',
  'yaml-syntax':
    'A file cannot be read as YAML. Look for text with a colon but no quotes, a bracket that is not closed, a tab, or a ' +
    'line with a different indent from its neighbours. The mistake may be on a line above the one reported.',
}

const PROFILES: Explanations = {
  'profile-circular':
    'Profiles extend each other in a circle. Make one of them extend a profile that comes with agendapack.',
  'profile-schema':
    'A profile in profiles/, together with the one it extends, has a missing value or one of the wrong kind.',
  'profile-unknown':
    'There is no profile with that name. Use one that comes with agendapack, or the name of a file in profiles/.',
  'profile-unreadable': 'A profile in profiles/ cannot be read.',
  'template-unreadable': 'A file in templates/report-sections/ cannot be read.',
}

const PAPERS: Explanations = {
  'privacy-mark':
    'A redaction or an exempt block does not take, or leaves something in the clear beside it, such as the address of a link: ' +
    'what it should hide would be published. Write `:redact[words]` in a line of a report, or `:::exempt`, the text and `:::` on ' +
    'lines of their own. In YAML, redactions work under `information:` and in notes of items.',
  attachment:
    'A PDF cannot be used: it is damaged, is not a PDF, needs a password, or changed while it was read. Ask its author for a new copy.',
  'cross-reference': 'A link such as `item:5#heading` leads to an item, paper or heading that is not in the pack.',
  'document-pages': '`pages:` lists pages that the file does not have.',
  'image-missing': 'A picture in a report is missing, or cannot be printed.',
  leak:
    'A public file would have shown something private: text from a withheld paper, its title, its file name or its ' +
    'checksum. No pack was written. Change the public paper or the public title. If the public may know the words, use ' +
    'them in a public paper.',
}

const PUBLISH: Explanations = {
  'members-password':
    'The members’ files are to open with a password, and there is none that can be used. It is in the environment variable that ' +
    '`members:` in agendapack.yaml names. No pack was written.',
  'output-folder':
    'A link leads from the folder of packs to what people write in the workspace. Nothing was written there.',
  'published-pack':
    'The meeting is frozen as it was published, and its own files say something else now. Publish the change as a supplement ' +
    'or a revised report, or mark the meeting as cancelled or moved. To replace the pack, build with `--reissue`.',
  'shared-numbers':
    'The page numbers of the public pack and the members’ pack would differ, but `numbering: shared` requires them to be the same.',
  'same-pages':
    'A paper has other page numbers in one language than in another, but `bilingual: same_pages` requires them to be the same.',
  site: 'The website’s page for a meeting cannot be made.',
  'site-merge':
    'Parts of a website that were built separately cannot be joined: one is missing, comes from a different version or workspace, or has the same meeting.',
  'site-redirects': 'An old address in `redirects.yaml` leads to no page of the website.',
}

const VERIFY: Explanations = {
  'verify-file': 'The file is not the one that was built. Use the original, or build the meeting again.',
  'verify-link':
    'A link on the agenda does not lead to the first page of the item’s papers, or does not lead to a page at all.',
  'verify-object-orphan':
    'The file contains something that no page shows. It could be something that was meant to be left out.',
  'verify-outline': 'A bookmark is missing, or does not lead to the page of its item or paper.',
  'verify-page-content': 'A page does not show the page of the paper that belongs there.',
  'verify-page-count': 'The file has more or fewer pages than it should.',
  'verify-page-label': 'A PDF reader shows a different number for a page from the one printed on it.',
  'verify-page-number': 'The number printed at the foot of a page is missing or wrong.',
  'verify-page-orphan':
    'The file contains a page that it does not show. It could be one that was meant to be left out.',
  'verify-page-repeated': 'The same page is in the file twice.',
  'verify-page-words': 'Words of a report are on none of its pages.',
  'verify-range': 'The page numbers that the agenda gives for an item are not those of its papers.',
  'verify-unreadable':
    'The finished pack cannot be read back, so it cannot be checked. agendapack checks each pack with a second PDF program.',
}

const ENGINE: Explanations = {
  'accept-unused': 'An entry under `accept:` matches no finding. Remove it.',
  'rule-unknown': '`rules:` or `accept:` names a rule that does not exist. Run `agendapack explain` to list the rules.',
  'rule-failure':
    'A rule could not finish because of a fault in agendapack, not in your files. The other rules still ran.',
}

/**
 * The meaning of each finding that is not from a rule and cannot be set under `rules:`, by name: errors in files, in
 * papers that cannot be used, in publishing and in checking a finished pack. They stop a build and cannot be accepted.
 */
export const errorFindings: Explanations = { ...LOAD, ...PROFILES, ...PAPERS, ...PUBLISH, ...VERIFY, ...ENGINE }
