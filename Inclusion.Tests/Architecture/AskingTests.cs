using System.Reflection;
using System.Reflection.Emit;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Architecture;

/// <summary>Whatever reads or writes for someone asks first who that is.</summary>
public sealed class AskingTests
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>What asks nobody, and why it need not.</summary>
    private static readonly Dictionary<string, string[]> Unasked = new()
    {
        ["who comes in shows by a password, a passkey or a link that was sent to them"] =
        [
            "GiveSecondFactor", "PendingSignIn", "SignInSteps", "AcceptInvitation", "CheckPasskey", "ResetPassword", "SignInStaff", "FindOwnPlace", "SignByCode", "WriteFeed", "SetUpOrganisation",
        ],
        ["it is for everyone, and tells nothing that was not handed out"] =
            ["CheckCertificate", "CheckReport", "ListPublicWorkshops", "ReceiveRequest", "ListLendable", "ReceiveDeviceRequest", "FindPrivacyContact", "FindDemonstration", "OpenDemonstration"],
        ["the product does it by itself: a job, a start or a command of whoever has the machine"] =
        [
            "LargeDemonstration", "SmallDemonstration", "ListDueNotices", "PlanNotices", "SayNotices", "ListDueReminders", "PlanReminders", "SayReminders", "ClaimNext", "SendQueued", "TidyUpJob",
            "RetentionJob", "HoldReserved", "ListDueHolds", "SayHolds", "DraftScheduledReports", "Announcement", "SetUpState", "DatabaseCheck", "ApplyErasures", "BackupJob", "EndBlocks",
        ],
        ["a part of operations that ask, which tells nothing of people by itself"] = ["AgreementSigning", "CentreDay", "OrganisationZone", "OfferSeats", "SuggestMapping", "FindBackups", "EraseRecords"],
    };

    [Fact]
    public void Every_operation_asks_who_it_is_for_or_is_one_of_those_that_need_not()
    {
        var operations = typeof(Web.Product).Assembly.GetTypes().Where(IsOperation).ToList();
        Assert.True(operations.Count > 150, $"{operations.Count} are not all.");
        var silent = operations.Where(type => !Asks(type, [])).Select(type => type.Name);
        Assert.Equal(Unasked.Values.SelectMany(names => names).Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
    }

    private static bool IsOperation(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsNested: false, Namespace: not null }
        && (type.Namespace.StartsWith("Inclusion.Web.Features.", StringComparison.Ordinal) || type.Namespace.StartsWith("Inclusion.Web.Shared.", StringComparison.Ordinal))
        && type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == typeof(Database));

    /// <summary>Whether any of its methods calls <see cref="CurrentStaff"/>, itself or by way of another class of the product that does.</summary>
    private static bool Asks(Type type, HashSet<Type> seen) =>
        seen.Add(type) && Called(type).Any(called => called == typeof(CurrentStaff) || (called.Assembly == type.Assembly && Asks(called, seen)));

    private static IEnumerable<Type> Called(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));
        return methods.SelectMany(Called).Where(called => called != type && called.DeclaringType != type).Concat(type.GetNestedTypes(All).SelectMany(Called)).Distinct();
    }

    private static IEnumerable<Type> Called(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
        {
            yield break;
        }

        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xFE ? unchecked((short)(0xFE00 | body[at + 1])) : body[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
            {
                var called = method.Module.ResolveMethod(
                    BitConverter.ToInt32(body, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
                if (called?.DeclaringType is { } owner)
                {
                    yield return owner;
                }
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
        }
    }
}
