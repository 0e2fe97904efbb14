/*
 * The floor of the bench's big sheet: the same cells and features by libxlsxwriter, C, constant memory. Prints the
 * milliseconds that it took.
 *
 * cc -O2 big-sheet-floor.c -lxlsxwriter -o floor && ./floor out.xlsx 100000
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static lxw_format *look(lxw_workbook *book, const char *font, double size, int border) {
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, font);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (border) format_set_border(format, LXW_BORDER_THIN);
    return format;
}

static lxw_format *open_look(lxw_workbook *book, const char *number) {
    lxw_format *format = look(book, "宋体", 11, 1);
    format_set_num_format(format, number);
    format_set_bg_color(format, 0xFFFBE6);
    format_set_unlocked(format);
    return format;
}

static lxw_datetime day_of(long at) {
    time_t seconds = 1609459200L + (at % 1800) * 86400L;
    struct tm tm;
    gmtime_r(&seconds, &tm);
    lxw_datetime day = {tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, 0, 0, 0};
    return day;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    long count = atol(argv[2]);
    double start = now_ms();
    static const char *heads[] = {"序号", "村编码", "村名称", "乡镇", "受益农户（户）", "受益人数（人）",
        "投资额（万元）", "收益额（万元）", "分配额（万元）", "签约日期", "到账日期", "备注"};
    static const char *towns[] = {"詹家", "湖镇", "塔石", "小南海", "横山"};
    static const double widths[] = {8, 16, 18, 12, 12, 12, 16, 16, 16, 13, 13, 28};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "到村收益明细");
    lxw_format *title = look(book, "黑体", 16, 0), *head = look(book, "黑体", 11, 1);
    lxw_format *integer = open_look(book, "#,##0_ "), *words = open_look(book, "@");
    lxw_format *money = open_look(book, "#,##0.00_ "), *date = open_look(book, "yyyy-mm-dd");
    lxw_format *total = look(book, "宋体", 11, 1);
    format_set_bold(total);
    format_set_num_format(total, "#,##0.00_ ");
    for (int c = 0; c < 12; c++) worksheet_set_column(sheet, c, c, widths[c], NULL);
    worksheet_merge_range(sheet, 0, 0, 0, 11, "山海协作飞地收益到村明细表", title);
    for (int c = 0; c < 12; c++) worksheet_write_string(sheet, 1, c, heads[c], head);
    long long sums[3] = {0, 0, 0};
    char text[128];
    for (long at = 0; at < count; at++) {
        lxw_row_t row = at + 2;
        long long fen[3] = {at * 7919LL % 90000000, at * 104729LL % 8000000, at * 1301LL % 3000000};
        worksheet_write_number(sheet, row, 0, at + 1, integer);
        snprintf(text, sizeof text, "%lld", 330825000000LL + at);
        worksheet_write_string(sheet, row, 1, text, words);
        snprintf(text, sizeof text, "龙游县第%ld村", at % 7000);
        worksheet_write_string(sheet, row, 2, text, words);
        snprintf(text, sizeof text, "%s镇", towns[at % 5]);
        worksheet_write_string(sheet, row, 3, text, words);
        worksheet_write_number(sheet, row, 4, at % 900, integer);
        worksheet_write_number(sheet, row, 5, at * 13 % 3000, integer);
        for (int c = 0; c < 3; c++) {
            sums[c] += fen[c];
            worksheet_write_number(sheet, row, 6 + c, fen[c] / 100.0, money);
        }
        lxw_datetime signed_on = day_of(at), paid_on = day_of(at * 7);
        worksheet_write_datetime(sheet, row, 9, &signed_on, date);
        worksheet_write_datetime(sheet, row, 10, &paid_on, date);
        snprintf(text, sizeof text, "第%ld批，经联席会议确认", at % 97);
        worksheet_write_string(sheet, row, 11, text, words);
    }
    lxw_row_t last = count + 1;
    worksheet_write_string(sheet, last + 1, 0, "合计", total);
    for (int c = 0; c < 3; c++) {
        snprintf(text, sizeof text, "=SUM(%c3:%c%u)", 'G' + c, 'G' + c, last + 1);
        worksheet_write_formula_num(sheet, last + 1, 6 + c, text, total, sums[c] / 100.0);
    }
    worksheet_freeze_panes(sheet, 2, 3);
    worksheet_autofilter(sheet, 1, 0, last, 11);
    worksheet_protect(sheet, NULL, NULL);
    lxw_data_validation people = {.validate = LXW_VALIDATION_TYPE_INTEGER, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 0, .maximum_number = 100000};
    worksheet_data_validation_range(sheet, 2, 4, last, 4, &people);
    lxw_data_validation amount = {.validate = LXW_VALIDATION_TYPE_DECIMAL, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 0, .maximum_number = 10000000};
    worksheet_data_validation_range(sheet, 2, 6, last, 6, &amount);
    lxw_data_validation when = {.validate = LXW_VALIDATION_TYPE_DATE, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_datetime = {2021, 1, 1, 0, 0, 0}, .maximum_datetime = {2030, 12, 31, 0, 0, 0}};
    worksheet_data_validation_range(sheet, 2, 9, last, 9, &when);
    lxw_conditional_format warning = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = "=H3>G3", .format = money};
    worksheet_conditional_format_range(sheet, 2, 7, last, 7, &warning);
    worksheet_set_paper(sheet, 9);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 1, 1);
    worksheet_set_footer(sheet, "&L龙游县&C第 &P 页，共 &N 页");
    if (workbook_close(book) != LXW_NO_ERROR) return 1;
    printf("%.1f\n", now_ms() - start);
    return 0;
}
