namespace QuttyMeken.Domain;

/// <summary>What a member of staff is here for. One role a person: nobody who administers reads reports.</summary>
public enum StaffRole { Moderator, Analyst, Lead, Custodian, Executor, Expert, Auditor, Administrator }

public enum Right { ReadReports, WorkOnReports, RevealText, ManageStaff, SeeDelivery, SeeClassifier, ManageClassifier, ManageSettings, ReadAudit, ManageRegistry, KeepQuarantine }

public static class Rights
{
    public static bool May(this StaffRole role, Right right) => role switch
    {
        StaffRole.Moderator => right is Right.ReadReports or Right.WorkOnReports or Right.RevealText or Right.SeeClassifier,
        StaffRole.Lead => right is Right.ReadReports or Right.WorkOnReports or Right.RevealText or Right.SeeClassifier or Right.ManageClassifier
            or Right.ManageRegistry,
        StaffRole.Analyst => right is Right.ReadReports or Right.SeeClassifier,
        StaffRole.Administrator => right is Right.ManageStaff or Right.SeeDelivery or Right.SeeClassifier or Right.ManageClassifier or Right.ManageSettings,
        StaffRole.Auditor => right is Right.ReadAudit,
        StaffRole.Custodian => right is Right.KeepQuarantine,
        StaffRole.Executor or StaffRole.Expert => false,
    };
}
