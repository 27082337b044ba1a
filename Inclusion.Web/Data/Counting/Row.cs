using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Inclusion.Web.Data.Counting;

/// <summary>The row that is being read. Days are numbers (<see cref="DateOnly.DayNumber"/>): they are compared and added up by the million.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public int Small(int column) => reader.GetInt32(column);

    /// <summary>0 for none: no record has this id.</summary>
    public long Id(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    public string Words(int column) => reader.GetString(column);

    public int Day(int column)
    {
        var text = reader.GetString(column);
        return new DateOnly(Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2)).DayNumber;
    }

    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Digits(string text, int from, int count)
    {
        var number = 0;
        for (var i = from; i < from + count; i++)
        {
            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }
}
