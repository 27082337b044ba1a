namespace Inclusion.Web.Foundation.Tables;

/// <summary>One column of an exported table.</summary>
/// <param name="Header">The heading, in the reader's language.</param>
/// <param name="Cell">What stands in the column for a row.</param>
/// <param name="Width">Width in a spreadsheet, in characters; a longer heading widens it.</param>
public sealed record TableColumn<T>(string Header, Func<T, TableCell> Cell, int Width = 16);
