using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>
/// An order that a list can be put in, with the row's id to decide between equals, and how to begin in its middle. It needs an index that begins with the key: SQLite
/// ends every index with the row's id, so that the order is read and never sorted. Rows without a key are in no order: a list whose key may be missing lets through only those that have it.
/// </summary>
public abstract class ListOrder<T>(string name)
    where T : class
{
    /// <summary>As in addresses; the name of the column that it sorts by.</summary>
    public string Name { get; } = name;

    /// <summary>The rows in this order.</summary>
    public abstract IQueryable<T> Sort(IQueryable<T> rows, bool isDescending);

    /// <summary>Those of the rows that come after one, in this order.</summary>
    /// <param name="all">Where the one is looked for, whether the list has it or not.</param>
    /// <returns>Null when it is not there any more.</returns>
    public abstract Task<IQueryable<T>?> AfterAsync(IQueryable<T> rows, IQueryable<T> all, long id, bool isDescending, CancellationToken cancel);
}

/// <inheritdoc />
internal sealed class KeyOrder<T, TKey>(string name, Expression<Func<T, TKey>> key) : ListOrder<T>(name)
    where T : class
{
    private const string Id = "Id";

    private static readonly MethodInfo TextComparison = typeof(string).GetMethod(nameof(string.CompareTo), [typeof(string)])!;

    public override IQueryable<T> Sort(IQueryable<T> rows, bool isDescending) => isDescending
        ? rows.OrderByDescending(key).ThenByDescending(row => EF.Property<long>(row, Id))
        : rows.OrderBy(key).ThenBy(row => EF.Property<long>(row, Id));

    public override async Task<IQueryable<T>?> AfterAsync(IQueryable<T> rows, IQueryable<T> all, long id, bool isDescending, CancellationToken cancel)
    {
        var keys = await all.Where(row => EF.Property<long>(row, Id) == id).Select(key).ToListAsync(cancel);
        return keys.Count == 0 ? null : rows.Where(Beyond(new Place(keys[0], id), isDescending));
    }

    /// <summary>The comparison with the key alone is what the index answers; the id decides between equals.</summary>
    private Expression<Func<T, bool>> Beyond(Place place, bool isDescending)
    {
        var (orEqual, strictly) = isDescending ? (ExpressionType.LessThanOrEqual, ExpressionType.LessThan) : (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan);
        var row = key.Parameters[0];

        // Properties of an object, not constants: the query is compiled once and takes them as parameters.
        var holder = Expression.Constant(place);
        var keyOfPlace = Expression.Property(holder, nameof(Place.Key));
        var idOfRow = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(long)], row, Expression.Constant(Id));
        var isLater = Expression.OrElse(Compare(strictly, key.Body, keyOfPlace), Expression.MakeBinary(strictly, idOfRow, Expression.Property(holder, nameof(Place.Id))));
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Compare(orEqual, key.Body, keyOfPlace), isLater), row);
    }

    private static BinaryExpression Compare(ExpressionType how, Expression left, Expression right) => typeof(TKey) switch
    {
        var type when type == typeof(string) => Expression.MakeBinary(how, Expression.Call(left, TextComparison, right), Expression.Constant(0)),
        { IsEnum: true } => Expression.MakeBinary(how, Expression.Convert(left, typeof(int)), Expression.Convert(right, typeof(int))),
        _ => Expression.MakeBinary(how, left, right),
    };

    private sealed record Place(TKey Key, long Id);
}
