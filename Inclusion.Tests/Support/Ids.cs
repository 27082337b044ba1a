namespace Inclusion.Tests.Support;

/// <summary>Gives a record the id that the database would have given it.</summary>
internal static class Ids
{
    public static T WithId<T>(this T record, long id)
        where T : class
    {
        typeof(T).GetProperty("Id")!.SetValue(record, id);
        return record;
    }
}
