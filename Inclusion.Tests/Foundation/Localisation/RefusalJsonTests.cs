using System.Reflection;
using System.Text.Json;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Foundation.Localisation;

public sealed class RefusalJsonTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new RefusalJson() } };

    public static TheoryData<Type> Refusals => [.. RefusalSentences.RefusalTypes()];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_is_read_as_it_was_kept(Type type)
    {
        var refusal = Make(type);
        var read = JsonSerializer.Deserialize<Refusal>(JsonSerializer.Serialize(refusal, Options), Options);

        Assert.IsType(type, read);
        Assert.Equal(JsonSerializer.Serialize(refusal, Options), JsonSerializer.Serialize(read, Options));
        Assert.All(type.GetProperties().Where(p => p.PropertyType.IsValueType || p.PropertyType == typeof(string)), p => Assert.Equal(p.GetValue(refusal), p.GetValue(read)));
    }

    [Fact]
    public void What_another_version_kept_is_not_understood() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Refusal>("""{"name":"Inclusion.Web.Gone","value":{}}""", Options));

    private static Refusal Make(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)!;
        return (Refusal)constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))]);
    }

    private static object? Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "Name",
        _ when type == typeof(int) => 3,
        _ when type == typeof(long) => 4L,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };
}
