using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Inclusion.Web.Data.Counting;

/// <summary>
/// The row that is being read, straight from the database's own memory: counting reads millions of values, and few of them are worth a text. Days are numbers
/// (<see cref="DateOnly.DayNumber"/>).
/// </summary>
internal readonly struct Row(sqlite3_stmt row)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(row, column);

    public int Small(int column) => raw.sqlite3_column_int(row, column);

    /// <summary>0 for none: no record has this id.</summary>
    public long Id(int column) => raw.sqlite3_column_int64(row, column);

    public string Words(int column) => Encoding.UTF8.GetString(Letters(column));

    /// <summary>Words as UTF-8; only until the next row is read.</summary>
    public ReadOnlySpan<byte> Letters(int column) => raw.sqlite3_column_blob(row, column);

    public int Day(int column)
    {
        var text = Letters(column);
        return new DateOnly(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10])).DayNumber;
    }

    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
