namespace Inclusion.Web.Foundation.Tables;

/// <summary>One column of an exported table.</summary>
/// <param name="Header">The heading, in the reader's language.</param>
/// <param name="Cell">What stands in the column for a row.</param>
/// <param name="Width">Width in a spreadsheet, in characters; a longer heading widens it.</param>
/// <param name="SeenAs">The column of the list on the page that shows it, by its name; null: no column does.</param>
/// <param name="OnlyAsSeen">It belongs to another record, or is made of another field: it is written where the page's columns are asked for, and left out where every field of the record is.</param>
public sealed record TableColumn<T>(string Header, Func<T, TableCell> Cell, int Width = 16, string? SeenAs = null, bool OnlyAsSeen = false);
