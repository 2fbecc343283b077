type Format = (value: number) => string

/** Digits, and the signs for ten, a hundred and a thousand, of a way to write numbers as they are spoken. */
interface Spoken {
  digits: string
  units: string
  /** What stands for a place that is left out, as in 一百零一; nothing where none does. */
  zero: string
  /** A single ten has its one: 壹拾. */
  oneTen: boolean
  /** So has a single hundred. */
  oneHundred: boolean
}

const CHINESE: Spoken = { digits: '〇一二三四五六七八九', units: '十百千', zero: '零', oneTen: false, oneHundred: true }
const JAPANESE: Spoken = { ...CHINESE, zero: '', oneHundred: false }
const KOREAN: Spoken = { digits: '영일이삼사오육칠팔구', units: '십백천', zero: '', oneTen: false, oneHundred: false }
const legal = (digits: string, units: string): Spoken => ({ digits, units, zero: '零', oneTen: true, oneHundred: true })

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'
const HALF_AIUEO = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'
const HALF_IROHA = 'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ'
const ALEPHBET = 'אבגדהוזחטיכלמנסעפצקרשת'
const HEBREW: readonly (readonly [number, string])[] = [...'תשרקצפעסנמלכיטחזוהדגבא'].map((letter, at) => [
  [400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1][at] ?? 1,
  letter,
])

/** Formats of numbers in other scripts than the Latin one, by their name (ECMA-376-1, 17.18.59). */
export const SCRIPTS: Readonly<Record<string, Format>> = {
  aiueo: turnOf(HALF_AIUEO),
  aiueoFullWidth: turnOf(AIUEO),
  iroha: turnOf(HALF_IROHA),
  irohaFullWidth: turnOf(IROHA),
  ganada: turnOf('가나다라마바사아자차카타파하'),
  chosung: turnOf('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),
  arabicAlpha: turnOf('أبتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  arabicAbjad: turnOf('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'),
  hebrew1: hebrew,
  hebrew2: turnOf(ALEPHBET),
  thaiLetters: turnOf('กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'),
  hindiVowels: turnOf('अआइईउऊऋऌऍऎएऐऑऒओऔ'),
  hindiConsonants: turnOf('कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह'),
  thaiNumbers: inDigits('๐๑๒๓๔๕๖๗๘๙'),
  hindiNumbers: inDigits('०१२३४५६७८९'),
  decimalFullWidth: inDigits('０１２３４５６７８９'),
  decimalFullWidth2: inDigits('０１２３４５６７８９'),
  decimalHalfWidth: String,
  ideographDigital: inDigits('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: inDigits('〇一二三四五六七八九'),
  taiwaneseDigital: inDigits('○一二三四五六七八九'),
  koreanDigital: inDigits('영일이삼사오육칠팔구'),
  koreanDigital2: inDigits('零一二三四五六七八九'),
  chineseCounting: (value) => (value < 100 ? spoken(CHINESE)(value) : inDigits('○一二三四五六七八九')(value)),
  chineseCountingThousand: spoken(CHINESE),
  taiwaneseCounting: (value) => (value < 100 ? spoken(CHINESE)(value) : inDigits('○一二三四五六七八九')(value)),
  taiwaneseCountingThousand: spoken(CHINESE),
  japaneseCounting: spoken(JAPANESE),
  koreanCounting: spoken(KOREAN),
  chineseLegalSimplified: spoken(legal('零壹贰叁肆伍陆柒捌玖', '拾佰仟')),
  ideographLegalTraditional: spoken(legal('零壹貳參肆伍陸柒捌玖', '拾佰仟')),
  japaneseLegal: spoken({ ...legal('零壱弐参四伍六七八九', '拾百阡'), zero: '' }),
  koreanLegal: inKorean,
  ideographTraditional: (value) => [...STEMS][value - 1] ?? String(value),
  ideographZodiac: turnOf(BRANCHES),
  ideographZodiacTraditional: (value) => turnOf(STEMS)(value) + turnOf(BRANCHES)(value),
  ideographEnclosedCircle: (value) =>
    value >= 1 && value <= 10 ? String.fromCodePoint(0x327f + value) : String(value),
}

/** One letter after the other, and again from the first. */
function turnOf(letters: string): Format {
  const all = [...letters]
  return (value) => (value < 1 ? '' : (all[(value - 1) % all.length] ?? ''))
}

function inDigits(digits: string): Format {
  const all = [...digits]
  return (value) => [...String(value)].map((digit) => all[Number(digit)] ?? digit).join('')
}

function spoken({ digits, units, zero, oneTen, oneHundred }: Spoken): Format {
  const names = [...digits]
  return (value) => {
    if (value < 10 || value > 9999) return value < 10 ? (names[value] ?? '') : String(value)
    const figures = [...String(value)].map(Number)
    let text = ''
    let isGap = false
    for (const [at, figure] of figures.entries()) {
      const power = figures.length - 1 - at
      if (figure === 0) {
        isGap = true
        continue
      }
      if (isGap && zero !== '') text += zero
      isGap = false
      const isBare = figure === 1 && (power === 1 ? !oneTen && text === '' : power > 1 && !oneHundred)
      const isBareTen = figure === 1 && power === 1 && !oneTen && zero === ''
      text += (isBare || isBareTen ? '' : (names[figure] ?? '')) + (power > 0 ? (units[power - 1] ?? '') : '')
    }
    return text
  }
}

/** Letters by what they count, the largest first; 15 and 16 as nine and six, nine and seven. */
function hebrew(value: number): string {
  if (value < 1 || value > 999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, letter] of HEBREW) {
    if (rest === 15 || rest === 16) return `${text}ט${rest === 15 ? 'ו' : 'ז'}`
    text += letter.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

const KOREAN_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔']
const KOREAN_ONES = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉']

function inKorean(value: number): string {
  if (value < 1 || value > 99) return String(value)
  return `${KOREAN_TENS[Math.floor(value / 10)]}${KOREAN_ONES[value % 10]}`
}
