using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.Form;

/// <summary>What stands in the fields of a SIM card's form.</summary>
public sealed class SimForm
{
    public string? Iccid { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Operator { get; set; }

    public string? Plan { get; set; }

    public decimal? Gigabytes { get; set; }

    public SimVolume Volume { get; set; } = SimVolume.Monthly;

    public DateOnly? EndsOn { get; set; }

    public long? PartnerId { get; set; }

    public string? PaidBy { get; set; }

    public int Slot { get; set; } = 1;

    public SimFacts Facts => new()
    {
        Iccid = Iccid ?? "",
        PhoneNumber = PhoneNumber ?? "",
        Operator = Operator ?? "",
        Plan = Plan ?? "",
        Gigabytes = Gigabytes,
        Volume = Volume,
        EndsOn = EndsOn,
        PartnerId = PartnerId,
        PaidBy = PaidBy ?? "",
    };

    public static SimForm Of(SimFacts facts) => new()
    {
        Iccid = facts.Iccid,
        PhoneNumber = facts.PhoneNumber,
        Operator = facts.Operator,
        Plan = facts.Plan,
        Gigabytes = facts.Gigabytes,
        Volume = facts.Volume,
        EndsOn = facts.EndsOn,
        PartnerId = facts.PartnerId,
        PaidBy = facts.PaidBy,
    };
}
