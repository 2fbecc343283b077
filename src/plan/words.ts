const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]

/** A whole number in words up to twenty, in digits beyond. */
export function numberInWords(value: number): string {
  return SMALL[value] ?? String(value)
}

/** `2022-12-12` as "Monday 12 December 2022"; the same on every machine. */
export function dateInWords(date: string, language = 'en-GB'): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')
}

/** `2022-12-12` as "12 December 2022". */
export function shortDateInWords(date: string, language = 'en-GB'): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}

/** `13:30` as "1.30 pm", `10:00` as "10 am", `12:00` as "12 noon". */
export function timeInWords(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (minutes === 0 && hours === 12) return '12 noon'
  if (minutes === 0 && hours === 0) return '12 midnight'
  const clock = hours % 12 === 0 ? 12 : hours % 12
  const half = hours < 12 ? 'am' : 'pm'
  return minutes === 0 ? `${clock} ${half}` : `${clock}.${String(minutes).padStart(2, '0')} ${half}`
}
