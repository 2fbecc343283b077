/**
 * Words of the law and of the forms that papers are written in, whoever writes them. Runs of words within one of them say
 * nothing about the paper that has them.
 */
const FORMS = [
  // Local Government Act 1972, sections 100A to 100I and Schedule 12A.
  'in all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information',
  'the public interest in maintaining the exemption outweighs the public interest in disclosure',
  'the public interest test has been applied and in all the circumstances of the case it is considered that the public interest in maintaining the exemption outweighs the public interest in disclosing the information',
  'that under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for the following items of business on the grounds that they involve the likely disclosure of exempt information as defined in paragraphs 1, 2, 3 of Part 1 of Schedule 12A to the Act',
  'that under section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting for the following item of business on the ground that it involves the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972 as amended',
  'by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972',
  'not for publication because it contains exempt information within the meaning of paragraph 3 of Schedule 12A to the Local Government Act 1972',
  'this report is not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972',
  'information relating to the financial or business affairs of any particular person including the authority holding that information',
  'information which is likely to reveal the identity of an individual',
  'information in respect of which a claim to legal professional privilege could be maintained in legal proceedings',
  'information relating to any consultations or negotiations, or contemplated consultations or negotiations, in connection with any labour relations matter',
  'representatives of the press and other members of the public be excluded from the remainder of this meeting having regard to the confidential nature of the business to be transacted, publicity on which would be prejudicial to the public interest',
  // Equality Act 2010, section 149.
  'a public authority must, in the exercise of its functions, have due regard to the need to eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under this Act, advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it, foster good relations between persons who share a relevant protected characteristic and persons who do not share it',
  'the council must have due regard to the need to eliminate unlawful discrimination, harassment and victimisation, advance equality of opportunity and foster good relations between people who share a protected characteristic and those who do not',
  // Crime and Disorder Act 1998, section 17; Local Government Act 1999, section 3.
  'to exercise its various functions with due regard to the likely effect of the exercise of those functions on, and the need to do all that it reasonably can to prevent, crime and disorder in its area',
  'must make arrangements to secure continuous improvement in the way in which its functions are exercised, having regard to a combination of economy, efficiency and effectiveness',
  // Forms of reports.
  'there are no direct financial implications arising from this report',
  'there are no financial implications arising directly from this report',
  'there are no legal implications arising directly from this report',
  'there are no legal implications arising directly from the recommendations in this report',
  'there are no specific equality implications arising from the recommendations in this report',
  'there are no equality and diversity implications arising directly from this report',
  'there are no environmental or climate change implications arising directly from this report',
  'there are no staffing or human resources implications arising directly from this report',
  'there are no risk management implications arising directly from this report',
  'an equality impact assessment is not required because this report does not propose a change to a policy or a service',
  'the financial implications are set out in the body of the report',
  'background papers used in the preparation of this report within the meaning of section 100D of the Local Government Act 1972',
  'the following is a list of the background papers on which this report is based and which were used to a material extent in preparing it',
  'if you have any questions about this report please contact the officer named at the top of the report',
] as const

/** What a body, a law or a plan is called. */
const KINDS =
  /\b(?:Act|Regulations|Order|Rules|Committee|Board|Council|Panel|Trust|Authority|Partnership|Forum|Commission|Cabinet|Strategy|Policy|Code|Scheme|Framework)\b/u

/** Words with capitals, and the small ones between them. */
const NAME =
  /\p{Lu}[\p{L}\p{M}’'-]{1,30}(?:[\s,()&]{1,4}(?:\p{Lu}[\p{L}\p{M}’'-]{0,30}|of|and|the|for|to|in|on|with|(?:19|20)\d\d)\b){6,40}/gu

/**
 * What in texts is standing text: words of the law and of forms, and the long names of bodies, laws and plans.
 *
 * @param texts those that are compared
 */
export function standingTexts(texts: Iterable<string>): string[] {
  const names = new Set<string>()
  for (const text of texts) {
    for (const [name] of text.matchAll(NAME)) if (KINDS.test(name)) names.add(name)
  }
  return [...FORMS, ...names]
}
