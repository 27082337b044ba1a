using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Foundation.Localisation;

public sealed class RefusalSentencesTests
{
    [Fact]
    public void Dates_are_written_out_in_the_language_of_the_sentence()
    {
        var refusal = new DeviceNotWiped("LT-0107", new DateOnly(2026, 11, 20));

        using (Language.English.Speak())
        {
            Assert.StartsWith("LT-0107 came in on Friday 20 November 2026 and", RefusalSentences.Of(refusal), StringComparison.Ordinal);
        }

        using (Language.French.Speak())
        {
            Assert.StartsWith("LT-0107 est arrivé le vendredi 20 novembre 2026 et", RefusalSentences.Of(refusal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_of_the_domain_become_words()
    {
        using var _ = Language.English.Speak();

        Assert.Equal("LT-0042 is not ready to lend: its status is “in repair”.", RefusalSentences.Of(new DeviceNotReady("LT-0042", DeviceStatus.Repair)));
    }

    [Fact]
    public void A_field_is_named_by_its_label()
    {
        using var _ = Language.French.Speak();

        Assert.Equal("«\u00a0Étiquette\u00a0» accepte 40 caractères au plus.", RefusalSentences.Of(new FieldTooLong("Tag", 40)));
        Assert.StartsWith("«\u00a0Objet\u00a0»", RefusalSentences.Of(new FieldTooLong("Subject", 200)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_is_never_taken_for_a_placeholder()
    {
        using var _ = Language.English.Speak();

        Assert.Equal("Another device already has the tag {Name} {0}.", RefusalSentences.Of(new TagTaken("{Name} {0}")));
    }
}
