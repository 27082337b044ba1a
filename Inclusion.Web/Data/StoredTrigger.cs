namespace Inclusion.Web.Data;

/// <summary>A trigger of the database, which is taken away while a great many rows change and put back as it was.</summary>
internal sealed record StoredTrigger(string Name, string Sql);
