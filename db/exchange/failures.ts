/** What can be wrong with a file as a whole, and what the person at the desk can do about it. */
import { defineFailures } from '../core/errors.ts';

export const exchangeFailure = defineFailures({
  'exchange.empty': {
    zh: '文件里没有内容，请检查是否选错了文件。',
    en: 'The file holds nothing. Check that it is the right one.',
  },
  'exchange.tooLarge': {
    zh: '文件有 {size} MB，超过 {limit} MB。请删去图片和不用的工作表，或分成几个文件导入。',
    en: 'The file has {size} MB, more than {limit} MB. Remove pictures and unused sheets, or import it in parts.',
  },
  'exchange.unpacksTooLarge': {
    zh: '文件解开后过大，无法读取。请把需要的行复制到新表格里，另存为 .xlsx 再导入。',
    en: 'The file unpacks to more than can be read. Copy the rows you need to a new workbook and import that.',
  },
  'exchange.tooWide': {
    zh: '工作表“{sheet}”的 {cell} 单元格在很靠右的位置有内容。请删去它所在的列后再导入。',
    en: 'Sheet "{sheet}" has content far to the right, in cell {cell}. Delete that column and import again.',
  },
  'exchange.password': {
    zh: '文件有打开密码。请在 Excel 或 WPS 中打开它，取消密码后另存，再导入。',
    en: 'The file is protected by a password. Open it in Excel or WPS, remove the password, save, and import it.',
  },
  'exchange.oldFormat': {
    zh: '这是旧格式的表格（.xls、.xlsb 或网页表格）。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
    en: 'This is a workbook in an old format (.xls, .xlsb or a web page). Open it in Excel or WPS, save it as .xlsx, and import that.',
  },
  'exchange.notASheet': {
    zh: '这不是表格文件。请选择 .xlsx 或 .csv 文件。',
    en: 'This is not a spreadsheet. Choose an .xlsx or .csv file.',
  },
  'exchange.damaged': {
    zh: '文件已损坏，读不出来。请用 Excel 或 WPS 打开并另存为 .xlsx 再导入；打不开时请向提供者重新要一份。',
    en: 'The file is damaged. Open it in Excel or WPS and save it as .xlsx; if it does not open, ask for it again.',
  },
  'exchange.encoding': {
    zh: '认不出文件的文字编码。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
    en: 'The text encoding of the file is not known. Open it in Excel or WPS and save it as .xlsx.',
  },
  'exchange.quote': {
    zh: '从第 {row} 行开始的引号没有成对，后面的内容无法分列。请补上或删去这个引号再导入。',
    en: 'A quotation mark that opens in row {row} is never closed. Close or delete it and import again.',
  },
});
