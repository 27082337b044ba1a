using Inclusion.Domain.Agreements;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements;

/// <summary>Agreements of a demonstration: the latest loans are signed in each of the three ways, but for the last, which is left to be tried.</summary>
internal sealed class DemoAgreements : DemonstrationPart
{
    private const int Signed = 6;

    /// <summary>A few strokes of a pen: a first name and a flourish.</summary>
    private const string Drawing =
        "60,150 75,90 95,45 118,40 120,70 100,105 88,112 120,108 138,120 150,138;170,118 160,132 168,145 184,138 190,120 188,142 205,144;222,78 220,110 222,145;204,100 240,94;262,116 250,134 258,146 276,140 284,118 284,142 300,144 318,120 316,144 334,118 340,144;80,172 200,164 340,160 430,168 380,176";

    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var loans = await db.Loans.AsNoTracking().Include(l => l.Devices).Where(l => l.Status == LoanStatus.Open && !l.IsBeginUnknown).OrderByDescending(l => l.Id).Skip(1).Take(Signed).ToListAsync(cancel);
        foreach (var (i, loan) in loans.Index())
        {
            var way = (SignatureWay)((i % 3) + 1);
            var lent = await db.LoanEvents.AsNoTracking().Where(e => e.LoanId == loan.Id).OrderBy(e => e.Id).FirstAsync(cancel);
            var by = Actor.Product with { StaffId = lent.StaffId, Name = lent.StaffName };

            // Every other one of those that are signed on the phone has typed the name.
            var (name, drawing) = way is SignatureWay.OnPhone && i > 3
                ? (await db.People.Where(p => p.Id == loan.PersonId).Select(p => p.Name).SingleAsync(cancel), "")
                : ("", Drawing);
            var signed = Agreement.Sign(loan, await db.DraftAsync(loan, null, cancel), [], way, name, drawing, by, loan.LentAt.AddMinutes(4), loan.LentOn);
            db.Agreements.Add(signed.Value);
        }

        await db.SaveChangesAsync(cancel);
    }
}
