namespace Inclusion.Web.Features.Connectivity.List;

/// <summary>The columns of the list of SIM cards, as addresses and a person's own choice of columns name them.</summary>
internal static class SimColumns
{
    public const string Iccid = "number";
    public const string Phone = "phone";
    public const string Operator = "operator";
    public const string Volume = "volume";
    public const string Ends = "ends";
    public const string Device = "device";
    public const string Status = "status";
    public const string Payer = "payer";
    public const string Centre = "centre";
}
