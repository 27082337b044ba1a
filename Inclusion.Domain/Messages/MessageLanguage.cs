using Inclusion.Domain.Common;

namespace Inclusion.Domain.Messages;

/// <summary>The language in which to write to someone.</summary>
public static class MessageLanguage
{
    /// <summary>The person's own where messages exist in it (also as fr-CA or EN), else the organisation's.</summary>
    /// <param name="person">An IETF tag such as ar or pt-BR; empty when not known.</param>
    public static string For(string person, string organisation)
    {
        var own = person.Split('-', 2)[0].Trim();
        return SpokenLanguages.All.FirstOrDefault(language => language.Equals(own, StringComparison.OrdinalIgnoreCase)) ?? organisation;
    }
}
