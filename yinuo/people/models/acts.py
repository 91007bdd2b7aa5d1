"""The acts on people, units and accounts (人员事务), as the trail names them."""

from yinuo.rules.terms import Term


class Act(Term):
    OPEN_ACCOUNT = "open-account", "开通账号"
    CLOSE_ACCOUNT = "close-account", "停用账号"
    INVITE = "invite", "邀请"
    RESEND_INVITATION = "resend-invitation", "重发邀请"
    ACCEPT_INVITATION = "accept-invitation", "接受邀请"
    REVOKE_INVITATION = "revoke-invitation", "撤回邀请"
    DROP_SECOND_FACTOR = "drop-second-factor", "停用两步验证"
    GIVE_POST = "give-post", "任职"
    END_POST = "end-post", "离任"
    ADD_DEPUTY = "add-deputy", "登记代表"
    EDIT_DEPUTY = "edit-deputy", "更正代表资料"
    ADD_DELEGATION = "add-delegation", "登记代表团"
    ADD_GROUP = "add-group", "登记代表小组"
    ADD_UNIT = "add-unit", "登记单位"
    EDIT_UNIT = "edit-unit", "更正单位资料"
    RENAME_UNIT = "rename-unit", "单位更名"
    ADD_OTHER_NAME = "add-other-name", "登记别名"
    ABOLISH_UNIT = "abolish-unit", "撤销单位"
    MERGE_UNITS = "merge-units", "合并重复单位"
    IMPORT_ROSTER = "import-roster", "导入名册"
    UNDO_ROSTER = "undo-roster", "撤销导入"
